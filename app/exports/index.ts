export { exportHistories } from './exportHistories.ts';
export { type ParquetColumn, writeParquet } from './writeParquet.ts';
