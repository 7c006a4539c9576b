export { type StartedTeam, startTeam } from './startTeam.ts';
