import { Group, Select, Stack, Text } from '@mantine/core';
import type { DecisionSurface, SurfaceFeature, SurfaceQuestion } from '#app/contract/index.ts';
import { formatCount, formatNumber } from '../../../language/format/index.ts';
import { t, useLanguage } from '../../../language/index.ts';
import { useScheme } from '../../../theme/scheme.tsx';
import classes from './Surface.module.css';
import { classColor, numberColor, rangeOf } from './surfaceColors.ts';

interface SurfaceLegendProps {
  readonly surface: DecisionSurface;
  readonly onAxes: (axes: NonNullable<SurfaceQuestion['axes']>) => void;
}

/** The features and the colors of a surface, and where the other features are held. */
export function SurfaceLegend({ surface, onAxes }: SurfaceLegendProps) {
  useLanguage();
  const { axes, features, held, step, epoch, prediction } = surface;
  const [x, y] = axes;
  return (
    <Stack gap={8} className={classes.legend}>
      <Text fz="xs" c="dimmed">
        {t('after step {{step}}, epoch {{epoch}}', { step: formatCount(step), epoch: formatCount(epoch) })}
      </Text>
      {features.length > 2 ? (
        <Group gap="xs" grow>
          <FeatureSelect label={t('Across')} features={features} value={x} not={y} onChange={(next) => onAxes([next, y])} />
          <FeatureSelect label={t('Up')} features={features} value={y} not={x} onChange={(next) => onAxes([x, next])} />
        </Group>
      ) : (
        <Text fz="xs">{t('Across: {{x}}; up: {{y}}', { x: x.name, y: y.name })}</Text>
      )}
      <Answers prediction={prediction} />
      {held.length > 0 && (
        <div>
          <Text fz="xs" c="dimmed">
            {t('Held at the mean or the most frequent value of the training samples:')}
          </Text>
          <Text fz="xs">
            {held.map(({ name, value }) => `${name} = ${typeof value === 'number' ? formatNumber(value) : value}`).join(', ')}
          </Text>
        </div>
      )}
    </Stack>
  );
}

interface FeatureSelectProps {
  readonly label: string;
  readonly features: readonly SurfaceFeature[];
  readonly value: SurfaceFeature;
  /** The feature of the other axis. */
  readonly not: SurfaceFeature;
  readonly onChange: (feature: SurfaceFeature) => void;
}

const keyOf = ({ node, name }: SurfaceFeature) => JSON.stringify([node, name]);

function FeatureSelect({ label, features, value, not, onChange }: FeatureSelectProps) {
  return (
    <Select
      size="xs"
      label={label}
      allowDeselect={false}
      comboboxProps={{ portalProps: { target: '#overlays' } }}
      data={features.map((feature) => ({
        value: keyOf(feature),
        label: feature.name,
        disabled: keyOf(feature) === keyOf(not),
      }))}
      value={keyOf(value)}
      onChange={(key) => {
        const chosen = features.find((feature) => keyOf(feature) === key);
        if (chosen) onChange({ node: chosen.node, name: chosen.name });
      }}
    />
  );
}

/** The colors of classes, or of the ends of a range. */
function Answers({ prediction }: Pick<DecisionSurface, 'prediction'>) {
  const scheme = useScheme();
  const range = prediction.kind === 'numbers' ? rangeOf(prediction.values.map(Number)) : undefined;
  const entries =
    prediction.kind === 'classes'
      ? prediction.names.map((name, index) => ({ name, color: classColor(index, scheme) }))
      : (range ?? [0, 1]).map((value) => ({ name: formatNumber(value), color: numberColor(value, range ?? [0, 1], scheme) }));
  return (
    <Group gap="2px 10px">
      {entries.map(({ name, color }) => (
        <Group key={name} gap={4} wrap="nowrap">
          <span className={classes.swatch} style={{ background: color }} aria-hidden />
          <Text fz="xs">{name}</Text>
        </Group>
      ))}
    </Group>
  );
}
