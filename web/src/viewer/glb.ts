/** From where a product is best looked at: the model file says it, so that still and model show the same side. */

export type Standpoint = { azimuth: number; elevation: number };

export const USUAL: Standpoint = { azimuth: -35, elevation: 16 };

const MAGIC = 0x46546c67; // "glTF"
const HEADER = 12; // bytes: magic, version, length
const CHUNK = 8; // bytes: length, kind

/** Reads `asset.extras` of a binary glTF; anything unexpected gives the usual standpoint. */
export function standpoint(file: ArrayBuffer): Standpoint {
  const data = new DataView(file);
  if (data.byteLength < HEADER + CHUNK || data.getUint32(0, true) !== MAGIC) return USUAL;
  const length = data.getUint32(HEADER, true);
  const text = new TextDecoder().decode(
    new Uint8Array(file, HEADER + CHUNK, Math.min(length, file.byteLength - HEADER - CHUNK)),
  );
  try {
    const extras: unknown = JSON.parse(text)?.asset?.extras;
    const { azimuth, elevation } = (extras ?? {}) as Partial<Standpoint>;
    return typeof azimuth === "number" && typeof elevation === "number" ? { azimuth, elevation } : USUAL;
  } catch {
    return USUAL;
  }
}
