import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { provideStyleNonce } from './theme/styleNonce.ts';
import { createWorkbench, startWorkbench } from './workbench/index.ts';

provideStyleNonce();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id root');
const workbench = createWorkbench();
const started = startWorkbench(workbench).catch(workbench.notices.failed);
createRoot(root).render(
  <StrictMode>
    <App workbench={workbench} started={started} />
  </StrictMode>,
);
