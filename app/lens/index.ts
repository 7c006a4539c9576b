export { Lens, type LensContext } from './lens.ts';
export { savePrinted, saveWorksheet } from './worksheetFiles.ts';
