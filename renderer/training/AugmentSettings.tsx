import { AUGMENT_FIELDS } from '#engine/graph/index.ts';
import { message, t } from '../language/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

/** Image augmentation in training. */
export function AugmentSettings() {
  return (
    <SwitchedSettings
      section="augment"
      label={t('Augmentation')}
      help={t(
        'Changes images at random each time that training sees them, so that more of them seem to be there. Never in evaluation.',
      )}
      edits={{ on: message('Augment images'), off: message('Take images as they are') }}
      fields={AUGMENT_FIELDS}
    />
  );
}
