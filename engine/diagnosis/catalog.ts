import type { Diagnosis } from './declaration/diagnosis.ts';
import { deadUnits } from './diagnoses/deadUnits.ts';
import { differentValidation } from './diagnoses/differentValidation.ts';
import { explodingGradient } from './diagnoses/explodingGradient.ts';
import { leakage } from './diagnoses/leakage.ts';
import { learningRateTooHigh } from './diagnoses/learningRateTooHigh.ts';
import { learningRateTooLow } from './diagnoses/learningRateTooLow.ts';
import { missingClass } from './diagnoses/missingClass.ts';
import { overfitting } from './diagnoses/overfitting.ts';
import { saturatedUnits } from './diagnoses/saturatedUnits.ts';
import { smallBatch } from './diagnoses/smallBatch.ts';
import { underfitting } from './diagnoses/underfitting.ts';
import { unscaledData } from './diagnoses/unscaledData.ts';
import { unsuitableLoss } from './diagnoses/unsuitableLoss.ts';
import { vanishingGradient } from './diagnoses/vanishingGradient.ts';

/** All diagnoses, causes before their symptoms. A new one is one file and one line here. */
export const DIAGNOSES: readonly Diagnosis[] = [
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

const byCode = new Map(DIAGNOSES.map((diagnosis) => [diagnosis.code, diagnosis]));

export function findDiagnosis(code: string): Diagnosis | undefined {
  return byCode.get(code);
}
