// Lines of a rate table's header that say how it is filled from AWS's price list (pricing/rates/README.md, "From a price list").

/** Rows of a table of named prices: [name, unit, usage type, further conditions, scale]. */
export const named = (service, family, rows) =>
  rows.map(([name, unit, usagetype, more = '', scale]) =>
    line(
      service,
      `name=${name}; unit=${unit}`,
      [family && `productFamily=${family}`, usagetype && `usagetype=${usagetype}`, more],
      scale,
    ),
  );

export const line = (service, columns, conditions, scale) =>
  `${service} | ${columns} | ${conditions.filter(Boolean).join('; ')}${scale ? ` | ${scale}` : ''}`;
