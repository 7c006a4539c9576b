export { type ColumnsEditing, ColumnsTable } from './ColumnsTable.tsx';
export type { ColumnOptions } from './columnChoices.ts';
