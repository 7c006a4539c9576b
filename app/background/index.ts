export { type Background, type BackgroundContext, openBackground } from './background.ts';
