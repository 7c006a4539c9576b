export { findSchedule, SCHEDULES } from './catalog.ts';
export { describeEarlyStop, EARLY_STOPPING_FIELDS, type EarlyStop, type EarlyStopping, isOver } from './earlyStopping.ts';
export { type EpochValue, FRESH_PATIENCE, MONITORS, type Monitor, monitored, type Patience, wait } from './monitor.ts';
export { type ChosenSchedule, learningRateAt, type Schedule, type ScheduleMemory, type ScheduleMoment } from './schedule.ts';
