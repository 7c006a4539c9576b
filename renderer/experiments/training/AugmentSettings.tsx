import { AUGMENT_FIELDS } from '#engine/graph/index.ts';
import { message, t } from '../../language/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

/** Image augmentation in training. */
export function AugmentSettings() {
  return (
    <SwitchedSettings
      section="augment"
      label={t('Augmentation')}
      help={t('Randomly changes images during training to add variety. Never used in evaluation.')}
      edits={{ on: message('Augment images'), off: message('Turn off augmentation') }}
      fields={AUGMENT_FIELDS}
    />
  );
}
