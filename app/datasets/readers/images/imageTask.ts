/** The shape that pictures are brought to. */
export interface Form {
  readonly width: number;
  readonly height: number;
  /** Gray, or red, green and blue. */
  readonly channels: 1 | 3;
}

/** A question to the thread that decodes images: their forms, or their pixels. */
export interface ImageTask {
  /** The bytes of the files. */
  readonly images: readonly Uint8Array<ArrayBuffer>[];
  /** Absent to measure them. */
  readonly form?: Form;
}

/** What a file holds, without its pixels. */
export interface MeasuredImage extends Form {
  /** More than one for a moving picture. */
  readonly frames: number;
}

/** An image that could not be read, with the reason. */
export interface DamagedImage {
  readonly damage: string;
}

export type ImageAnswer = readonly (MeasuredImage | { readonly pixels: Uint8Array<ArrayBuffer> } | DamagedImage)[];
