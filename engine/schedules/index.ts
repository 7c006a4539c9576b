export { findSchedule, SCHEDULES } from './catalog.ts';
export { EARLY_STOPPING_FIELDS, type EarlyStopping, isOver } from './earlyStopping.ts';
export { type EpochValue, FRESH_PATIENCE, type Monitor, monitored, type Patience, wait } from './monitor.ts';
export { type ChosenSchedule, learningRateAt, type Schedule, type ScheduleMemory, type ScheduleMoment } from './schedule.ts';
