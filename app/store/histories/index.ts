export { Chunk, type ChunkRow, readEntries, readSummary, type SeriesChunk } from './chunk.ts';
export { type HistoryPoint, mergePoints } from './historyPoint.ts';
export { HistoryWriter } from './historyWriter.ts';
