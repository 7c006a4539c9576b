import { EARLY_STOPPING_FIELDS } from '#engine/graph/index.ts';
import { message, t } from '../language/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

export function EarlyStoppingSettings() {
  return (
    <SwitchedSettings
      section="earlyStopping"
      label={t('Early stopping')}
      help={t('Ends the run once its epochs are no better.')}
      edits={{ on: message('Stop early'), off: message('Train all epochs') }}
      fields={EARLY_STOPPING_FIELDS}
    />
  );
}
