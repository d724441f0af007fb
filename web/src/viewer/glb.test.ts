import { describe, expect, it } from "vitest";
import { standpoint, USUAL } from "./glb";

function glb(json: string): ArrayBuffer {
  const text = new TextEncoder().encode(json);
  const file = new ArrayBuffer(20 + text.length);
  const data = new DataView(file);
  data.setUint32(0, 0x46546c67, true);
  data.setUint32(4, 2, true);
  data.setUint32(8, file.byteLength, true);
  data.setUint32(12, text.length, true);
  data.setUint32(16, 0x4e4f534a, true);
  new Uint8Array(file, 20).set(text);
  return file;
}

describe("the standpoint of a model", () => {
  it("is read from the file", () => {
    expect(standpoint(glb('{"asset":{"extras":{"azimuth":-52,"elevation":14}}}'))).toEqual({
      azimuth: -52,
      elevation: 14,
    });
  });
  it("is the usual one when the file does not say, or is no model", () => {
    expect(standpoint(glb('{"asset":{}}'))).toEqual(USUAL);
    expect(standpoint(glb("{broken"))).toEqual(USUAL);
    expect(standpoint(new ArrayBuffer(3))).toEqual(USUAL);
  });
});
