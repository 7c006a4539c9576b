import { message } from '#engine/messages/index.ts';
import { WindowError } from './describeError.ts';

/** A call while there is no connection. */
export function connectionLost() {
  return new WindowError('connection.lost', message('Backwire is not connected, so nothing was done'), {
    fix: message('Try again once it is connected.'),
  });
}

/** True for a call that never reached the main process, because there was no connection. */
export function isUnsent(error: unknown): boolean {
  return error instanceof WindowError && error.code === 'connection.lost';
}

/** An entered text without an address, or without its token. */
export function notAnAddress() {
  return new WindowError('connection.notAnAddress', message('This is not the address of Backwire: expected http://…/?token=…'), {
    fix: message('Copy the whole address that Backwire printed when it started.'),
  });
}

/** An address with the token of an earlier start. */
export function oldAddress() {
  return new WindowError('connection.oldAddress', message('Backwire did not accept this address'), {
    fix: message('Copy the address that it printed last: each start prints a new one.'),
  });
}

export function unreachable() {
  return new WindowError('connection.unreachable', message('No server answers at this address'), {
    fix: message('Start Backwire again, then enter the address that it prints.'),
  });
}
