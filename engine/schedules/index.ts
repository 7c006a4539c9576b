export { findSchedule, SCHEDULES } from './catalog.ts';
export { describeEarlyStop, EARLY_STOPPING_FIELDS, type EarlyStop, type EarlyStopping, isOver } from './earlyStopping.ts';
export {
  type EpochValue,
  FRESH_PATIENCE,
  isOfValidation,
  MONITORS,
  type Monitor,
  metricOf,
  monitored,
  monitorField,
  nameMonitor,
  type Patience,
  validationOf,
  wait,
} from './monitor.ts';
export { type ChosenSchedule, learningRateAt, type Schedule, type ScheduleContext, type ScheduleMemory } from './schedule.ts';
