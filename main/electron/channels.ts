/** From the preload script to the main process: requests a port. */
export const REQUEST_PORT = 'backwire:requestPort';

/** From the main process through the preload script to the page: delivers the port. */
export const PORT = 'backwire:port';

/** From the main process through the preload script to the page: shows About. */
export const ABOUT = 'backwire:about';
