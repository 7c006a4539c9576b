import { declareErrors } from '#engine/errors.ts';

/** Errors of starting the server, each code once. */
export const serverError = declareErrors({
  'server.portInUse': 'Another program listens on the port.',
  'server.portForbidden': 'The operating system keeps the port for itself.',
  'server.unknownHost': 'The host to listen on is no address of this machine.',
  'server.usage': 'An option of the server is not known or has no proper value.',
});
