/** From the preload script to the main process: the page wants a port. */
export const REQUEST_PORT = 'backwire:requestPort';

/** From the main process to the preload script, and on to the page: here is the port. */
export const PORT = 'backwire:port';

/** From the main process to the preload script, and on to the page: show what the program is. */
export const ABOUT = 'backwire:about';
