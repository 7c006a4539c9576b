export { addBlocks, freezable, makeUnique, setBlockText, setBypassed, setFrozen } from './blockEdits.ts';
export { bringing } from './bringing.ts';
export { dissolveBlock } from './dissolveBlock.ts';
export { groupNodes } from './groupNodes.ts';
export { leaveBlock } from './leaveBlock.ts';
export { renamePort } from './renameNode.ts';
