import { readFileSync } from 'node:fs';
import { findDeclaredCodes } from './scripts/test/declaredCodes.ts';
const got = new Set(readFileSync('/tmp/tests/codes.jsonl','utf8').trim().split('\n').flatMap(l=>JSON.parse(l).codes ?? []));
const all = findDeclaredCodes(process.cwd());
console.log(all.length, all.filter(({code})=>!got.has(code)).map(({code,file})=>`${code} ${file}`).join('\n'));
