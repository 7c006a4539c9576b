import { type Message, message } from '../../language/index.ts';
import type { NewLayer, Proposal } from './proposal.ts';

/** For an image that must match another's size or depth. */
export function proposeForImages(shape: readonly number[], wanted: readonly number[]): Proposal[] {
  if (shape.length !== 3 || wanted.length !== 3) return [];
  const channels: NewLayer | undefined =
    shape[2] === wanted[2] ? undefined : { type: 'conv2d', params: { filters: wanted[2], kernelSize: 1 } };
  const resize = resizeTo(shape, wanted);
  const proposals: Proposal[] = [];
  if (channels)
    proposals.push({ label: message('Insert Conv 2D 1 × 1 with {{count}} filters', { count: wanted[2] }), layers: [channels] });
  if (resize) proposals.push({ label: message('Insert {{label}}', { label: resize.label }), layers: [resize.layer] });
  if (channels && resize) {
    proposals.push({
      label: message('Insert {{label}} and Conv 2D 1 × 1 with {{count}} filters', { label: resize.label, count: wanted[2] }),
      layers: [resize.layer, channels],
    });
  }
  return proposals;
}

/** Pooling or upsampling by an integer factor. */
function resizeTo(shape: readonly number[], wanted: readonly number[]): { label: Message; layer: NewLayer } | undefined {
  const [down, up] = [shape[0] / wanted[0], wanted[0] / shape[0]];
  if (down > 1 && Number.isInteger(down) && shape[1] / wanted[1] === down) {
    return {
      label: message('Max pooling {{size}}', { size: `${down} × ${down}` }),
      layer: { type: 'maxPool2d', params: { poolSize: down } },
    };
  }
  if (up > 1 && Number.isInteger(up) && wanted[1] / shape[1] === up) {
    return {
      label: message('Upsample {{size}}', { size: `${up} × ${up}` }),
      layer: { type: 'upsample2d', params: { size: up } },
    };
  }
  return undefined;
}
