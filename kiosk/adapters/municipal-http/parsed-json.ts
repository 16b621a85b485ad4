/** The value of a body; undefined where it is not JSON, which fits no schema. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
