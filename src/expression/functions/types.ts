/** Functions that convert between types, and those that put sensitive marks on and off. */
import { convert } from '../convert';
import type { TerraformFunction } from '../function';
import { anyType, boolType, numberType, stringType, type Type } from '../type';
import { reveal, SensitiveValue, UnknownValue, type Value } from '../value';
import { any, unary } from './signature';

const itself = { partial: 'whole', nullable: true } as const;

export const typeFunctions: readonly TerraformFunction[] = [
  conversion('tostring', stringType),
  conversion('tonumber', numberType),
  conversion('tobool', boolType),
  conversion('tolist', { kind: 'list', element: anyType }),
  conversion('toset', { kind: 'set', element: anyType }),
  conversion('tomap', { kind: 'map', element: anyType }),
  unary('sensitive', any('value', itself), sensitive),
  unary('nonsensitive', any('value', itself), reveal),
  unary('issensitive', any('value', itself), (value) =>
    value instanceof UnknownValue ? value : value instanceof SensitiveValue,
  ),
  unary('ephemeralasnull', any('value', itself), (value) => value),
];

function conversion(name: string, type: Type): TerraformFunction {
  return unary(name, any('v', itself), (value) => convert(value, type));
}

function sensitive(value: Value): Value {
  return value instanceof SensitiveValue || value instanceof UnknownValue ? value : new SensitiveValue(value);
}
