export { RandomStream, streamOf } from './randomStream.ts';
