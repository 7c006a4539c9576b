import { z } from 'zod';
import { FIELD_KINDS } from '#engine/params/index.ts';

/** A field as data: all that it declares, without its functions. @see fieldsFromData */
export const fieldData = z.looseObject({ kind: z.enum(FIELD_KINDS) });
