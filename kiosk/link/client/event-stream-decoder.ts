/** Server-sent events as the HTML standard writes them, as far as our server does: `data:` lines, a blank line, comments. */
export function createEventStreamDecoder(): (chunk: Uint8Array) => string[] {
  const text = new TextDecoder();
  let rest = '';
  return (chunk) => {
    const blocks = (rest + text.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => line.slice('data: '.length));
      return data.length === 0 ? [] : [data.join('\n')];
    });
  };
}
