import { EARLY_STOPPING_FIELDS } from '#engine/graph/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

/** Whether the run ends once its epochs are no better, and what that means. */
export function EarlyStoppingSettings() {
  return (
    <SwitchedSettings
      section="earlyStopping"
      label="Early stopping"
      help="Ends the run once its epochs are no better."
      edits={{ on: 'Stop early', off: 'Train all epochs' }}
      fields={EARLY_STOPPING_FIELDS}
    />
  );
}
