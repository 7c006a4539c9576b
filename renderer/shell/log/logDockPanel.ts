import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { LogPanel } from './LogPanel.tsx';

export const logDockPanel = defineDockPanel({ id: 'log', label: later('Log'), content: LogPanel });
