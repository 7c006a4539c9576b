import { useMemo } from 'react';
import type { SeenInput } from '#app/contract/index.ts';
import { bitmapUrl } from '../../kit/plot/bitmapUrl.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { picturePixels } from './picturePixels.ts';
import classes from './Samples.module.css';

interface SeenSampleProps {
  readonly input: SeenInput;
  readonly label: string;
}

const MOST_FIELDS = 8;

/** A sample as a picture, or as the fields of a row. */
export function SeenSample({ input, label }: SeenSampleProps) {
  if (input.kind === 'picture') return <Picture picture={input} label={label} />;
  const { fields } = input;
  return (
    <dl className={classes.row} aria-label={label}>
      {fields.slice(0, MOST_FIELDS).map(({ name, value }) => (
        <div key={name}>
          <dt title={name}>{name}</dt>
          <dd>{typeof value === 'number' ? formatNumber(value) : value}</dd>
        </div>
      ))}
      {fields.length > MOST_FIELDS && (
        <div>
          <dt>{t('{{count}} more', { count: fields.length - MOST_FIELDS })}</dt>
          <dd />
        </div>
      )}
    </dl>
  );
}

function Picture({ picture, label }: { readonly picture: Extract<SeenInput, { kind: 'picture' }>; readonly label: string }) {
  const url = useMemo(() => bitmapUrl(picturePixels(picture), picture.width), [picture]);
  return (
    <img className={classes.picture} src={url} alt={label} style={{ aspectRatio: `${picture.width} / ${picture.height}` }} />
  );
}
