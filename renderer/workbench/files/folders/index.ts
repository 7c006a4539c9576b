export { type DroppedFolder, droppedItems } from './droppedFolders.ts';
export { packFolder } from './packFolder.ts';
