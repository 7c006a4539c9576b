export { type PageFile, readPageFile } from './page.ts';
export { contentSecurityPolicy, SECURITY_HEADERS } from './security.ts';
