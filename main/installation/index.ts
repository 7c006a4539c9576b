export { type Locations, locate, VERSION } from './locations.ts';
export { DATABASE_NAME, defaultDatabaseFile, userDataDirectory } from './userData.ts';
