/** η²: the share of a feature's variance that lies between the classes (Fisher, 1925); 1 if each class has its own value. */
export function explainedClasses(values: Float64Array, classes: Float64Array): number {
  const groups = new Map<number, { count: number; sum: number }>();
  let [sum, squares] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const group = groups.get(classes[index]) ?? { count: 0, sum: 0 };
    group.count++;
    group.sum += values[index];
    groups.set(classes[index], group);
    sum += values[index];
    squares += values[index] ** 2;
  }
  const mean = sum / values.length;
  const total = squares - mean * sum;
  const between = [...groups.values()].reduce((all, group) => all + group.count * (group.sum / group.count - mean) ** 2, 0);
  return total > 1e-12 ? Math.min(1, between / total) : 0;
}

/** r², the squared correlation of a feature with a quantity (Pearson, 1896). */
export function explainedQuantity(values: Float64Array, answers: Float64Array): number {
  const count = values.length;
  const meanOf = (numbers: Float64Array) => numbers.reduce((sum, value) => sum + value, 0) / count;
  const [meanX, meanY] = [meanOf(values), meanOf(answers)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const [x, y] = [values[index] - meanX, answers[index] - meanY];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0;
}
