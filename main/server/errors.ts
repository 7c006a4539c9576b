import { declareErrors } from '#engine/messages/index.ts';

/** Errors of starting the server, each code once. */
export const serverError = declareErrors({
  'server.portInUse': 'Another program is listening on the port.',
  'server.portForbidden': 'The operating system denies the port.',
  'server.unknownHost': 'The host is not an address of this machine.',
  'server.usage': 'An option of the server is unknown or has an invalid value.',
});
