import { deadUnits } from './deadUnits.ts';
import { differentValidation } from './differentValidation.ts';
import type { Documentation } from './documentation.ts';
import { explodingGradient } from './explodingGradient.ts';
import { leakage } from './leakage.ts';
import { learningRateTooHigh } from './learningRateTooHigh.ts';
import { learningRateTooLow } from './learningRateTooLow.ts';
import { missingClass } from './missingClass.ts';
import { overfitting } from './overfitting.ts';
import { saturatedUnits } from './saturatedUnits.ts';
import { smallBatch } from './smallBatch.ts';
import { underfitting } from './underfitting.ts';
import { unscaledData } from './unscaledData.ts';
import { unsuitableLoss } from './unsuitableLoss.ts';
import { vanishingGradient } from './vanishingGradient.ts';

export type { Documentation } from './documentation.ts';

/** What all diagnoses are about, in the order of the catalog. */
export const DOCUMENTED_DIAGNOSES: readonly Documentation[] = [
  unscaledData,
  leakage,
  differentValidation,
  unsuitableLoss,
  smallBatch,
  explodingGradient,
  vanishingGradient,
  learningRateTooHigh,
  learningRateTooLow,
  deadUnits,
  saturatedUnits,
  missingClass,
  overfitting,
  underfitting,
];

/** What the diagnosis of a code is about. */
export function findDocumentation(code: string): Documentation | undefined {
  return DOCUMENTED_DIAGNOSES.find((documentation) => documentation.code === code);
}
