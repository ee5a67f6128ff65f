//! The JSON Schema of the output, made from the [`wire`] types.

use super::{json, wire};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::io::{self, Write};

/// The schema as JSON Schema, draft 2020-12. It allows keys that it does not name: they may come without a new
/// schema number.
pub fn schema() -> Schema {
    of::<wire::Conversion>()
}

/// The schema of any output.
pub(super) fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(present));
    SchemaGenerator::new(settings).into_root_schema_for::<T>()
}

/// Writes a schema as indented JSON.
///
/// # Errors
/// Those of `out`.
pub fn write(schema: &Schema, out: impl Write) -> io::Result<()> {
    json::write_pretty(schema, out)
}

/// Keys without a value are left out, so a value is never null.
fn present(schema: &mut Schema) {
    let Some(serde_json::Value::Array(types)) = schema.get_mut("type") else { return };
    types.retain(|t| t != "null");
    if let [only] = types.as_slice() {
        let only = only.clone();
        schema.insert("type".into(), only);
    }
}
