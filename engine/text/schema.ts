import { z } from 'zod';
import { describeIssue } from './issueSentence.ts';

// Schemas that say nothing of their own speak the program's language, wherever they are used: readers, fields, the contract.
z.config({ customError: describeIssue });

export { z };
