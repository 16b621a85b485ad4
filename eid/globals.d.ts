/** The few globals that eid/ uses beyond the language itself; every browser and Node has them. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
