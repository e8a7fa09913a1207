from hehuo.check.schemas import load_schemas as load_schemas
from hehuo.check.shape import check_shape as check_shape
