import { VisuallyHidden } from '@mantine/core';
import type { Ref } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import classes from './Explanation.module.css';

/** The symbol of the number at an address, in TeX; undefined if unknown. */
export type SymbolOf = (address: string) => string | undefined;

/** The symbol of δ or of another gradient, which has the hue of the backward pass. */
const GRADIENT = /^\\(delta\b|frac\{\\partial )/;

interface AddressLinkProps {
  readonly address: string;
  /** Default: the address as text. */
  readonly tex?: string | undefined;
  readonly isCurrent?: boolean;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly onFollow: (address: string) => void;
}

/** A link to the number at an address. */
export function AddressLink({ address, tex, isCurrent = false, ref, onFollow }: AddressLinkProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={classes.link}
      data-direction={tex && GRADIENT.test(tex) ? 'backward' : 'forward'}
      title={address}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => onFollow(address)}
    >
      <span aria-hidden="true">{tex ? <Tex tex={tex} /> : <code>{address}</code>}</span>
      <VisuallyHidden>{t('Explain {{address}}', { address })}</VisuallyHidden>
    </button>
  );
}
