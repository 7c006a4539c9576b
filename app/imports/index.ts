export { type Imports, importTooLarge, openImports } from './imports.ts';
