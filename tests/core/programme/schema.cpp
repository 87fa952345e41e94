#include "tests/core/programme/schema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace loyalty::programme {

using valijson::adapters::NlohmannJsonAdapter;

struct Schema::Read
{
    nlohmann::json document;
    valijson::Schema schema;
};

Schema::Schema(const std::string& text)
    : m_read(std::make_unique<Read>())
{
    m_read->document = nlohmann::json::parse(text);
    valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(m_read->document), m_read->schema);
}

Schema::~Schema() = default;

bool Schema::accepts(const std::string& text) const
{
    const nlohmann::json document = nlohmann::json::parse(text);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(m_read->schema, NlohmannJsonAdapter(document), nullptr);
}

} // namespace loyalty::programme
