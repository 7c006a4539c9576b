export { type Locations, locate } from './locations.ts';
export { DATABASE_NAME, defaultDatabaseFile, userDataDirectory } from './userData.ts';
export { VERSION } from './version.ts';
