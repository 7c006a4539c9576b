import { AUGMENT_FIELDS } from '#engine/graph/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

/** Whether and how images are changed at random while they are learned. */
export function AugmentSettings() {
  return (
    <SwitchedSettings
      section="augment"
      label="Augmentation"
      help="Changes images at random each time that training sees them, so that more of them seem to be there. Never in evaluation."
      edits={{ on: 'Augment images', off: 'Take images as they are' }}
      fields={AUGMENT_FIELDS}
    />
  );
}
