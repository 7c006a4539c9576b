export { PRINTED, PrintPreview } from './PrintPreview.tsx';
export { usePrint } from './usePrint.ts';
