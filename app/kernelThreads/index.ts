export { type StartedTeam, startTeam } from './startTeam.ts';
export { enableWideVectors, hasWideVectors, WIDE_VECTORS_FLAG } from './wideVectors.ts';
