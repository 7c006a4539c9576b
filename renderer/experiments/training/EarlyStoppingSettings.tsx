import { EARLY_STOPPING_FIELDS } from '#engine/graph/index.ts';
import { message, t } from '../../language/index.ts';
import { SwitchedSettings } from './SwitchedSettings.tsx';

export function EarlyStoppingSettings() {
  return (
    <SwitchedSettings
      section="earlyStopping"
      label={t('Early stopping')}
      help={t('Stops training when the metric no longer improves.')}
      edits={{ on: message('Turn on early stopping'), off: message('Turn off early stopping') }}
      fields={EARLY_STOPPING_FIELDS}
    />
  );
}
