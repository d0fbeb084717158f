/** Pictures of a capture: claims outlined and numbered on them, and what is too large cut to pieces. */
import type { ClaimBox } from '../../shared/messages/capture.ts';
import { piecesOf } from '../capture/tiles.ts';

const OUTLINE = '#b3261e';

type Png = Uint8Array<ArrayBuffer>;

const bitmapOf = (picture: Png): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([picture], { type: 'image/png' }));

function drawing(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  const png = async (): Promise<Png> =>
    new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return { context, png };
}

/** Width and height as a PNG's first chunk tells them: reading it costs nothing, decoding the picture does. */
function sizeOf(picture: Png): { width: number; height: number } {
  const header = new DataView(picture.buffer, picture.byteOffset);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

/** The picture in pieces that are not too large; itself where it is not. */
export async function cutToPieces(picture: Png): Promise<Png[]> {
  const size = sizeOf(picture);
  const pieces = piecesOf(size.width, size.height);
  if (pieces.length === 1) return [picture];
  const image = await bitmapOf(picture);
  try {
    return await Promise.all(
      pieces.map(({ x, y, width, height }) => {
        const { context, png } = drawing(width, height);
        context.drawImage(image, -x, -y);
        return png();
      }),
    );
  } finally {
    image.close();
  }
}

/** @param numbers by the boxes' ids; @param scale device px of a CSS px */
export async function outlined(
  picture: Png,
  boxes: readonly ClaimBox[],
  numbers: ReadonlyMap<string, number>,
  scale: number,
): Promise<Png> {
  const image = await bitmapOf(picture);
  const { context, png } = drawing(image.width, image.height);
  context.drawImage(image, 0, 0);
  image.close();
  for (const box of boxes) drawBox(context, box, String(numbers.get(box.id) ?? ''), scale);
  return png();
}

function drawBox(
  context: OffscreenCanvasRenderingContext2D,
  box: ClaimBox,
  number: string,
  scale: number,
): void {
  const x = box.x * scale;
  const y = box.y * scale;
  context.strokeStyle = OUTLINE;
  context.lineWidth = 2 * scale;
  context.strokeRect(x - 3 * scale, y - 3 * scale, (box.width + 6) * scale, (box.height + 6) * scale);
  context.font = `600 ${13 * scale}px sans-serif`;
  const labelWidth = context.measureText(number).width + 8 * scale;
  const labelX = Math.max(0, x - 3 * scale - labelWidth);
  const labelY = Math.max(0, y - 3 * scale);
  context.fillStyle = OUTLINE;
  context.fillRect(labelX, labelY, labelWidth, 18 * scale);
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(number, labelX + 4 * scale, labelY + 9.5 * scale);
}
